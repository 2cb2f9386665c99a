"""From pages to the folder that is published: every link checked, nothing lost that was shown, all or nothing."""
