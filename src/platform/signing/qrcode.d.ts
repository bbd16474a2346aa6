/** The little of qrcode that is used here; the package brings no types of its own. */
declare module 'qrcode' {
  type Code = { modules: { size: number; data: Uint8Array } }
  export function create(text: string, options: { errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' }): Code
}
