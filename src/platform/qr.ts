/** A QR code as the path of an SVG picture `size` units wide, without the quiet frame around it. */
export async function qrPicture(text: string): Promise<{ size: number; path: string }> {
  const { create } = await import('qrcode')
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const squares = [...data].flatMap((dark, at) =>
    dark ? [`M${at % size} ${Math.floor(at / size)}h1v1h-1z`] : [],
  )
  return { size, path: squares.join('') }
}
