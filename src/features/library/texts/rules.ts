/** A part of a text that is searched and linked to. */
type Section = { anchor: string; heading: string; text: string }
type Text = { html: string; plain: string; sections: Section[] }

const article = '第[一二三四五六七八九十百]+条'
const atStart = new RegExp(`^(${article})[\\s　]*`)
/** So many articles make a text one of articles: an essay may quote one or two. */
const fewest = 3

/**
 * The text of a regulation by its articles, each with its own place to link to (第十三条); any other text as it is.
 * A paragraph that begins with an article begins it; what follows belongs to it until the next.
 */
export function byArticles(text: Text): Text {
  const parts: Section[] = []
  for (const line of text.plain.split('\n')) {
    const anchor = atStart.exec(line)?.[1]
    const known = parts.some((one) => one.anchor === anchor)
    if (anchor && !known) parts.push({ anchor, heading: anchor, text: line.replace(atStart, '') })
    else if (parts.length) parts[parts.length - 1] = followed(parts.at(-1) as Section, line)
  }
  if (parts.length < fewest) return text
  const placed = new Set<string>()
  const html = text.html.replaceAll(
    new RegExp(`<p>((?:<strong>)?)(${article})`, 'g'),
    (whole, strong, anchor) => {
      if (placed.has(anchor)) return whole
      placed.add(anchor)
      return `<p id="${anchor}">${strong}${anchor}`
    },
  )
  return { ...text, html, sections: parts }
}

const followed = (part: Section, line: string): Section => ({ ...part, text: `${part.text}\n${line}`.trim() })
