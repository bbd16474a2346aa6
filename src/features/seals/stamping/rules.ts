const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** 26 characters of 130 random bits: nobody guesses one, and it can be typed. Given at least 26 bytes. */
export const codeFrom = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, 26), (byte) => letters[byte & 31]).join('')
