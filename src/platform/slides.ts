import pptx from 'pptxgenjs'

/** A slide: a chart that the office program can still edit, with a heading above and words below. */
export type Slide = {
  title: string
  words: string
  kind: 'column' | 'bar' | 'line' | 'ring'
  categories: string[]
  series: { name: string; values: number[] }[]
  unit: string
}
export type Deck = { title: string; subtitle: string; slides: Slide[] }

const colours = ['B8141F', 'D2AB63', '3D5A73', '5E8C7F', 'C97B63', '8A7A9B']
const font = 'Microsoft YaHei'
// The library is CommonJS: its class is the default export's own default in some loaders.
const Pptx = pptx as unknown as typeof pptx.default

/** Writes slides as PPTX: a cover, then one slide each. */
export async function writeSlides({ title, subtitle, slides }: Deck): Promise<Buffer> {
  const deck = new Pptx()
  deck.layout = 'LAYOUT_WIDE'
  deck.title = title
  const cover = deck.addSlide()
  cover.background = { color: '97101A' }
  const text = { fontFace: font, color: 'FFFFFF', x: 0.8, w: 11.7 }
  cover.addText(title, { ...text, y: 2.4, h: 1.2, fontSize: 40, bold: true })
  cover.addText(subtitle, { ...text, y: 3.7, h: 0.6, fontSize: 18, color: 'F0DFC0' })
  for (const slide of slides) addSlide(deck, slide)
  return (await deck.write({ outputType: 'nodebuffer' })) as Buffer
}

const charts = { column: 'bar', bar: 'bar', line: 'line', ring: 'doughnut' } as const

function addSlide(deck: InstanceType<typeof Pptx>, { title, words, kind, categories, series, unit }: Slide) {
  const slide = deck.addSlide()
  const text = { fontFace: font, x: 0.6, w: 12.1 }
  slide.addText(`${title}（${unit}）`, { ...text, y: 0.3, h: 0.7, fontSize: 26, bold: true, color: '97101A' })
  // Lying bars begin at the foot: turned round, they stand as they are read.
  const inOrder = <T>(list: readonly T[]) => (kind === 'bar' ? list.toReversed() : [...list])
  const data = series.map(({ name, values }) => ({
    name,
    labels: inOrder(categories),
    values: inOrder(values),
  }))
  slide.addChart(charts[kind], kind === 'ring' ? data.slice(0, 1) : data, {
    x: 0.6,
    y: 1.1,
    w: 12.1,
    h: 5.4,
    chartColors: colours,
    barDir: kind === 'bar' ? 'bar' : 'col',
    showLegend: kind === 'ring' || series.length > 1,
    legendPos: 'b',
    legendFontFace: font,
    catAxisLabelFontFace: font,
    valAxisLabelFontFace: font,
    showValue: kind !== 'line' && categories.length * series.length <= 24,
    showPercent: false,
    dataLabelFontSize: 11,
  })
  slide.addText(words, { ...text, y: 6.6, h: 0.7, fontSize: 12, color: '6E6663' })
}
