"""What reading any format needs: spellings, rows taken or refused, the merge with what is known."""
