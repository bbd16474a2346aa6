import type { Check, Retention } from '../rules.ts'
import { propertyNames, retentionNames } from '../rules.ts'

/** A paper as it lies in a package. */
export type PackedPaper = {
  path: string
  kind: string
  kindName: string
  title: string
  number: string | null
  organization: string
  signatory: string | null
  addressee: string | null
  copyTo: string[]
  contact: string | null
  issuedOn: string | null
  issuedBy: string | null
  pages: number
  status: string
  digest: string
}
export type PackedFile = { path: string; name: string; bytes: number; digest: string }
export type PassageLine = { at: string; name: string; title: string; words: string; opinion: string | null }

/** Everything about an item; the catalogue is made anew from it. */
export type Description = {
  format: 'zhibu-archive-1'
  archiveNumber: string
  title: string
  responsible: string
  formedOn: string
  retention: Retention
  organization: { code: string; name: string }
  subject: { kind: string; id: number }
  papers: PackedPaper[]
  attachments: PackedFile[]
  passage: PassageLine[]
  checks: Check[]
  /** What is said in the papers, for search. */
  words: string
  filedAt: string
  filedBy: string
}

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/** 电子公文元数据, by the names of GB/T 33480-2016 (V); what an element does not have is left out. */
export function officialMetadata(paper: PackedPaper): [string, string][] {
  const elements: [string, string | null][] = [
    ['文种', paper.kindName],
    ['发文机关标志', paper.organization],
    ['发文字号', paper.number],
    ['签发人', paper.signatory],
    ['标题', paper.title],
    ['主送机关', paper.addressee],
    ['发文机关或签发人署名', paper.organization],
    ['成文日期', paper.issuedOn],
    ['附注', paper.contact],
    ['抄送机关', paper.copyTo.join('、') || null],
    ['印发机关', paper.organization],
    ['印发日期', paper.issuedOn],
  ]
  return elements.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []))
}

/** 文书类电子文件元数据, by the names of DA/T 46-2009 (V to 文种, the rest M). */
export const archiveMetadata = (item: Description): Record<string, string> => ({
  聚合层次: '件',
  档号: item.archiveNumber,
  题名: item.title,
  文件编号: item.papers.flatMap(({ number }) => number ?? []).join('；'),
  责任者: item.responsible,
  日期: item.formedOn,
  文种: [...new Set(item.papers.map(({ kindName }) => kindName))].join('、'),
  保管期限: retentionNames[item.retention],
  页数: String(item.papers.reduce((sum, { pages }) => sum + pages, 0)),
  立档单位名称: item.organization.name,
})

const element = ([name, value]: [string, string], indent: string) =>
  `${indent}<${name}>${escaped(value)}</${name}>\n`

/** Both sets as one XML file. */
export function metadataXml(item: Description): string {
  const papers = item.papers
    .map(
      (paper) =>
        `  <电子公文>\n${officialMetadata(paper)
          .map((one) => element(one, '    '))
          .join('')}  </电子公文>\n`,
    )
    .join('')
  const own = Object.entries(archiveMetadata(item))
    .map((one) => element(one, '    '))
    .join('')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<归档信息包>\n  <电子文件>\n${own}  </电子文件>\n${papers}</归档信息包>\n`
}

const row = (cells: string[], cell = 'td') =>
  `<tr>${cells.map((one) => `<${cell}>${one}</${cell}>`).join('')}</tr>`
const table = (head: string[], rows: string[][]) =>
  `<table>${row(head, 'th')}${rows.map((cells) => row(cells)).join('')}</table>`
const link = (path: string, name: string) =>
  `<a href="${path.split('/').map(encodeURIComponent).join('/')}">${escaped(name)}</a>`

/** A page that any browser opens, without this program and without a network. */
export function indexPage(item: Description): string {
  const { papers, attachments, passage, checks } = item
  const parts = [
    `<h1>${escaped(item.title)}</h1>`,
    table(
      ['项目', '内容'],
      Object.entries(archiveMetadata(item)).map(([name, value]) => [escaped(name), escaped(value)]),
    ),
    '<h2>文件</h2>',
    table(
      ['文种', '标题', '发文字号', '成文日期', '页数', 'SHA-256'],
      papers.map((one) => [
        escaped(one.kindName),
        link(one.path, one.title),
        escaped(one.number ?? ''),
        escaped(one.issuedOn ?? ''),
        String(one.pages),
        `<code>${one.digest}</code>`,
      ]),
    ),
    attachments.length ? '<h2>附件</h2>' : '',
    attachments.length
      ? table(
          ['名称', '字节'],
          attachments.map((one) => [link(one.path, one.name), String(one.bytes)]),
        )
      : '',
    '<h2>办理经过</h2>',
    table(
      ['时间', '人员', '身份', '办理', '意见'],
      passage.map((one) => [one.at, one.name, one.title, one.words, one.opinion ?? ''].map(escaped)),
    ),
    '<h2>四性检测</h2>',
    table(
      ['性质', '检测项目', '结果', '说明'],
      checks.map((one) =>
        [propertyNames[one.property], one.title, one.holds ? '符合' : '不符合', one.note].map(escaped),
      ),
    ),
    `<p>归档：${escaped(item.filedBy)}，${escaped(item.filedAt)}。</p>`,
  ]
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(item.archiveNumber)} ${escaped(item.title)}</title>
<style>
body { max-width: 60em; margin: 2em auto; padding: 0 1em; font: 16px/1.7 serif; color: #222 }
table { width: 100%; border-collapse: collapse; margin-block: 1em }
th, td { border: 1px solid #bbb; padding: .3em .6em; text-align: left; vertical-align: top }
code { font-size: 11px; word-break: break-all }
</style>
${parts.filter(Boolean).join('\n')}
</html>
`
}

/** A name as it may stand in a path of every file system. */
export const fileName = (text: string) =>
  [...text.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').trim()].slice(0, 80).join('') || '_'
