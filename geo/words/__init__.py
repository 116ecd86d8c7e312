"""Every sentence for people, in English and in French."""
