import sanitize from 'sanitize-html'

/** A text that may be shown as it stands, and its sections: each from a heading to the next, with a place to link to. */
export type SafeText = {
  html: string
  plain: string
  sections: { anchor: string; heading: string; text: string }[]
}

const tags = ['p', 'h2', 'h3', 'strong', 'em', 'u', 's', 'blockquote', 'ul', 'ol', 'li', 'a', 'br', 'hr']
const tables = ['table', 'thead', 'tbody', 'tr', 'th', 'td']

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }
const wordsOf = (html: string) =>
  sanitize(html.replaceAll(/<(?:\/(?:p|h2|h3|li|tr|blockquote)|br ?\/?)>/g, '$&\n'), { allowedTags: [] })
    .replaceAll(/&(?:amp|lt|gt|quot);/g, (entity) => entities[entity] ?? entity)
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/\n\s*/g, '\n')
    .trim()

/** Leaves of an HTML text what a page may show: no script, no style, no picture from elsewhere, links that say so. */
export function safeText(given: string): SafeText {
  let headings = 0
  const headed = (tagName: string) => {
    headings += 1
    return { tagName, attribs: { id: `s${headings}` } }
  }
  const html = sanitize(given, {
    allowedTags: [...tags, ...tables],
    allowedAttributes: {
      a: ['href', 'target', 'rel'],
      h2: ['id'],
      h3: ['id'],
      th: ['colspan'],
      td: ['colspan'],
    },
    allowedSchemes: ['http', 'https', 'mailto'],
    transformTags: {
      h1: () => headed('h2'),
      h2: () => headed('h2'),
      h3: () => headed('h3'),
      a: sanitize.simpleTransform('a', { target: '_blank', rel: 'noreferrer' }),
    },
  })
  return { html, plain: wordsOf(html), sections: sectionsOf(html) }
}

function sectionsOf(html: string): SafeText['sections'] {
  const found: SafeText['sections'] = []
  for (const piece of html.split(/(?=<h[23] )/)) {
    const [, anchor, heading] = /^<h[23] id="(s\d+)">([\s\S]*?)<\/h[23]>/.exec(piece) ?? []
    const text = wordsOf(heading === undefined ? piece : piece.replace(/^[\s\S]*?<\/h[23]>/, ''))
    if (anchor !== undefined || text)
      found.push({ anchor: anchor ?? 's0', heading: wordsOf(heading ?? ''), text })
  }
  return found
}
