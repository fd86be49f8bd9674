"""What the language needs: numbers, sentences, words, signs that do not show, phrases."""
