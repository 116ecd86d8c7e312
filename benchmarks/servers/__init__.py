"""The servers that Nearpeer is compared with: started here, and stopped whatever happens."""
