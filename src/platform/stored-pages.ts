const [width, height] = [595.2756, 841.8898]
const picture = /xlink:href="data:image\/svg\+xml;base64,([^"]+)"/g

/**
 * The pages of a stored PDF come as pictures within a picture, each written in base64. Here they are laid below each
 * other as they are: a quarter smaller. What is named in one of them is named apart from the others.
 */
export function pagesApart(svg: string): string {
  const pages = [...svg.matchAll(picture)].map(([, text], at) => {
    const page = Buffer.from(text ?? '', 'base64').toString()
    const named = page
      .replace(/\n\s+/g, '\n')
      .replace(/\bid="/g, `id="p${at}-`)
      .replace(/xlink:href="#/g, `xlink:href="#p${at}-`)
      .replace(/url\(#/g, `url(#p${at}-`)
    return named.replace('<svg ', `<svg y="${at * height}" `)
  })
  const size = `viewBox="0 0 ${width} ${height * pages.length}" width="${width}pt" height="${height * pages.length}pt"`
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size}>${pages.join('')}</svg>`
}
