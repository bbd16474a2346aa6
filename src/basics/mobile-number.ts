const fullWidth = (text: string) =>
  text.replace(/[\uFF10-\uFF19\uFF0B]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))

/**
 * Reads a mobile number however people and gateways write it (+86, 0086, 86, spaces, dashes, full-width): 11 digits for
 * the mainland, `+` and all digits for elsewhere (E.164); null for what takes no short message.
 */
export function readMobile(text: string): string | null {
  const plain = fullWidth(text).replace(/[\s\-–()（）]/g, '')
  const mainland = /^(?:\+86|0086|86)?(1[3-9]\d{9})$/.exec(plain)?.[1]
  if (mainland) return mainland
  const abroad = /^(?:\+|00)([1-9]\d{7,14})$/.exec(plain)?.[1]
  return abroad && !abroad.startsWith('86') ? `+${abroad}` : null
}

/** As E.164: what foreign gateways ask for. */
export const asE164 = (number: string) => (number.startsWith('+') ? number : `+86${number}`)
