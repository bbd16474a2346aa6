import { layoutNames } from '../../rules.ts'
import { type Field, fieldKindNames, type Pattern, registerSources, type TemplateContent } from '../rules.ts'

type Named = { name: string; content: TemplateContent }
/** A line of a template as it is compared: the same in both, only in the one before, or only in the one after. */
export type Line = { state: 'same' | 'gone' | 'new'; text: string }

/** What changed from one version of a template to another, line by line. */
export function compareTemplates(before: Named, after: Named): Line[] {
  return compareLines(linesOf(before), linesOf(after))
}

function linesOf({ name, content }: Named): string[] {
  const { title, addressee, blocks, attachments, fields, layout } = content
  return [
    `名称：${name}`,
    `版式：${layoutNames[layout ?? 'document']}`,
    `标题：${title}`,
    ...(addressee === null ? [] : [`主送：${addressee}`]),
    ...blocks.map(blockLine),
    ...attachments.flatMap((one) => [`附件：${one.title}`, ...one.blocks.map(blockLine)]),
    ...fields.map(fieldLine),
  ]
}

const blockNames = { h1: '一级标题', h2: '二级标题', p: '段落' }
const blockLine = (one: Pattern) =>
  one.k === 'spread' ? `展开：{{${one.field}}}` : `${blockNames[one.k]}：${one.text}`

function fieldLine({ label, kind, required, from, columns, hint }: Field): string {
  const said = [
    fieldKindNames[kind],
    required ? '必填' : '选填',
    ...(from ? [`名册：${registerSources[from]}`] : []),
    ...(columns ? [`各栏：${columns.join('、')}`] : []),
    ...(hint ? [`提示：${hint}`] : []),
  ]
  return `字段：${label}（${said.join('，')}）`
}

/** The longest run of lines that both have, in order, stays; the rest is gone or new. */
function compareLines(before: string[], after: string[]): Line[] {
  const common = commonLengths(before, after)
  const lines: Line[] = []
  let [one, other] = [0, 0]
  while (one < before.length || other < after.length) {
    const [old, fresh] = [before[one], after[other]]
    if (old !== undefined && old === fresh) {
      lines.push({ state: 'same', text: old })
      one += 1
      other += 1
    } else if (
      old !== undefined &&
      (fresh === undefined || at(common, one + 1, other) >= at(common, one, other + 1))
    ) {
      lines.push({ state: 'gone', text: old })
      one += 1
    } else if (fresh !== undefined) {
      lines.push({ state: 'new', text: fresh })
      other += 1
    }
  }
  return lines
}

const at = (table: number[][], one: number, other: number) => table[one]?.[other] ?? 0

/** How many lines the ends of both have in common, from each pair of lines on. */
function commonLengths(before: string[], after: string[]): number[][] {
  const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0))
  for (let one = before.length - 1; one >= 0; one--)
    for (let other = after.length - 1; other >= 0; other--) {
      const row = table[one] as number[]
      row[other] =
        before[one] === after[other]
          ? at(table, one + 1, other + 1) + 1
          : Math.max(at(table, one + 1, other), at(table, one, other + 1))
    }
  return table
}
