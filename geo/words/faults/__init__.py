"""What is wrong with what others wrote: a sentence for each fault, with its value and remedy."""
