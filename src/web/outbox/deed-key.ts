/** A name for a deed: sent again under it, it is not done again. */
export const newDeedKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, '0')).join('')
