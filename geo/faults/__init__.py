"""What can be wrong with what others wrote: values with the facts, said by `geo.words.faults`."""
