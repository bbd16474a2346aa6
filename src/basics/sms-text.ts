/**
 * How long a short message is and where it is cut. The signature 【…】 makes every message of ours Chinese, so all are
 * UCS-2: 70 characters in one, 67 in each part of a longer one, which needs 6 bytes to say that it is a part
 * (3GPP TS 23.040 9.2.3.24.1). Counted in UTF-16 units: 𬭎 and 😀 take two.
 */
export const smsLimits = { single: 70, part: 67, mostParts: 10 } as const

/** The whole of what is sent: carriers take a message only under the signature filed with them. */
export const withSignature = (signature: string, text: string) =>
  signature ? `【${signature}】${text}` : text

/** The parts of a message as they are sent, no character cut in two. */
export function splitSms(text: string): string[] {
  if (text.length <= smsLimits.single) return [text]
  const parts: string[] = []
  for (let from = 0; from < text.length; ) {
    const until = from + smsLimits.part
    const to = isCutInTwo(text, until) ? until - 1 : until
    parts.push(text.slice(from, to))
    from = to
  }
  return parts
}

/** A pair of surrogates stands around the place. */
const isCutInTwo = (text: string, at: number) =>
  at < text.length && /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[at] ?? '')
