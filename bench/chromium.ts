/** Headless Chromium printing official documents as an application would have it print them: HTML, CSS, page.pdf. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import type { PrintedSheet } from '#features/documents/typesetting/rules.ts'
import { fontsWith } from '#platform/fonts.ts'
import { findChromium } from '../scripts/tests/chromium.ts'

export type ByChromium = { pdfs: Buffer[]; milliseconds: number; cpu: number; memory: number }

/** Prints these sheets with so many pages kept open, after a few that do not count. */
export async function printByChromium(sheets: PrintedSheet[], open: number): Promise<ByChromium> {
  const server = await chromium.launchServer({
    executablePath: findChromium() ?? '',
    args: ['--no-sandbox', '--allow-file-access-from-files'],
  })
  const root = server.process().pid ?? 0
  const browser = await chromium.connect(server.wsEndpoint())
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-bench-'))
  const file = path.join(folder, 'sheet.html')
  writeFileSync(file, blank())
  try {
    const pages = await Promise.all(Array.from({ length: open }, () => browser.newPage()))
    for (const page of pages) {
      await page.goto(pathToFileURL(file).href)
      for (const sheet of sheets.slice(0, 3)) await print(page, sheet)
    }
    const [cpuBefore, from] = [treeOf(root).cpu, performance.now()]
    const pdfs: Buffer[] = []
    let next = 0
    const hand = async (page: Page) => {
      for (let sheet = sheets[next++]; sheet; sheet = sheets[next++]) pdfs.push(await print(page, sheet))
    }
    await Promise.all(pages.map(hand))
    const milliseconds = performance.now() - from
    const { cpu, memory } = treeOf(root)
    return { pdfs, milliseconds, cpu: cpu - cpuBefore, memory }
  } finally {
    await browser.close()
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The fonts stay loaded; only the text of the page changes from one document to the next. */
async function print(page: Page, sheet: PrintedSheet): Promise<Buffer> {
  const html = JSON.stringify(bodyOf(sheet))
  await page.evaluate(`document.body.innerHTML = ${html}; document.fonts.ready.then(() => null)`)
  return page.pdf({ preferCSSPageSize: true, printBackground: true })
}

const ticksPerSecond = 100
/** Milliseconds of CPU and megabytes (shared ones divided) of a process and all below it, from /proc. */
function treeOf(root: number): { cpu: number; memory: number } {
  const children = new Map<number, number[]>()
  const cpus = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const stat = read(`/proc/${name}/stat`)
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [parent = 0, user = 0, system = 0, userBelow = 0, systemBelow = 0] = [1, 11, 12, 13, 14].map(
      (at) => fields[at],
    )
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
    cpus.set(Number(name), user + system + userBelow + systemBelow)
  }
  const all = (pid: number): number[] => [pid, ...(children.get(pid) ?? []).flatMap(all)]
  const processes = all(root)
  const cpu = processes.reduce((sum, pid) => sum + (cpus.get(pid) ?? 0), 0)
  const kilobytes = processes.reduce(
    (sum, pid) => sum + Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0),
    0,
  )
  return { cpu: (cpu * 1000) / ticksPerSecond, memory: Math.round(kilobytes / 1024) }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '' // it ended meanwhile
  }
}

const faces: [family: string, file: RegExp, weight: number][] = [
  ['fang', /FangSong/, 400],
  ['kai', /Kai-Regular/, 400],
  ['rare', /Kai-Light/, 400],
  ['hei', /NotoSansSC_500/, 500],
  ['latin', /NotoSerifSC_300/, 300],
  ['title', /NotoSerifSC_700/, 700],
  ['mark', /NotoSerifSC_900/, 900],
]

/** The same fonts and measures as assets/print/official.typ. */
function blank(): string {
  const { files } = fontsWith(null)
  const fonts = faces.map(([family, name, weight]) => {
    const file = files.find((one) => name.test(one)) ?? ''
    const range = family === 'latin' ? 'unicode-range:U+20-7E;' : ''
    return `@font-face{font-family:${family};font-weight:${weight};${range}src:url(${pathToFileURL(file).href})}`
  })
  const number = (side: string) =>
    `@bottom-${side}{content:"—" counter(page) "—";font:14pt title;vertical-align:top;padding-top:7mm;margin-${side}:14pt}`
  return `<!doctype html><meta charset="utf-8"><style>${fonts.join('')}
    @page{size:A4;margin:37mm 26mm 35mm 28mm} @page:right{${number('right')}} @page:left{${number('left')}}
    body{margin:0;font:16pt/28.99pt latin,fang,rare;letter-spacing:-.207pt;text-align:justify}
    p{margin:0;text-indent:2em} p.flush{text-indent:0} p.h1{font-family:hei} p.h2{font-family:latin,kai}
    header{height:289.9pt;position:relative} header>*{position:absolute;width:100%}
    .mark{top:35mm;text-align:center;color:#d4000f;font:900 46pt/1 mark;white-space:nowrap;transform-origin:0 0}
    .number{top:197pt;display:flex;justify-content:space-between;box-sizing:border-box;padding:0 1em}
    .number.down{justify-content:center} .number span{font-family:latin,kai}
    .rule{top:232pt;border-top:.7mm solid #d4000f}
    h1{font:700 22pt/35pt title;text-align:center;margin:0 0 28.99pt;letter-spacing:0}
    table{width:100%;border-collapse:collapse;font-size:14pt;line-height:1.3;letter-spacing:0}
    td,th{border:.5pt solid;padding:7pt 4pt;text-align:center} th{font:500 14pt hei} tr{break-inside:avoid}
    .signed{break-inside:avoid;padding-top:57.98pt} .signed div{text-align:right;padding-right:4em}
    section{break-before:page} footer{break-inside:avoid;margin-top:28.99pt;font-size:14pt;line-height:26pt;border:solid;border-width:.35mm 0}
    footer div{padding:0 1em;display:flex;justify-content:space-between} footer div+div{border-top:.25mm solid}</style><body>`
}

const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
const each = (list: string[], tag: string) => list.map((one) => `<${tag}>${escaped(one)}</${tag}>`).join('')

function bodyOf({
  header,
  title,
  to,
  body,
  attachments,
  signers,
  date,
  note,
  imprint,
}: PrintedSheet): string {
  const blocks = (list: PrintedSheet['body']) =>
    list
      .map((one) =>
        one.k === 'table'
          ? `<table><thead><tr>${each(one.head, 'th')}</tr></thead>${one.rows.map((row) => `<tr>${each(row, 'td')}</tr>`).join('')}</table>`
          : `<p class="${one.k}">${escaped(one.text)}</p>`,
      )
      .join('')
  const heading = (lines: string[]) => `<h1>${lines.map(escaped).join('<br>')}</h1>`
  const squeezed = Math.min(1, 431 / ([...header.mark].length * 46))
  const numbered = header.signatory
    ? `<div class="number"><b>${header.number}</b><b>签发人：<span>${escaped(header.signatory)}</span></b></div>`
    : `<div class="number down">${header.number}</div>`
  const named = attachments
    .map((one, at) => `<p>附件：${at + 1}. ${escaped(one.title.join(''))}</p>`)
    .join('')
  return `<header><div class="mark" style="transform:scaleX(${squeezed})">${escaped(header.mark)}</div>${numbered}<div class="rule"></div></header>
    ${heading(title)}${to ? `<p class="flush">${escaped(to)}：</p>` : ''}${blocks(body)}${named}
    <div class="signed">${each([...signers, date], 'div')}${note ? `<p>（${escaped(note)}）</p>` : ''}</div>
    ${attachments.map((one) => `<section><p class="flush h1">附件</p>${heading(one.title)}${blocks(one.body)}</section>`).join('')}
    ${imprint ? `<footer><div>抄送：${escaped(imprint.copyTo.join('，'))}。</div><div><span>${escaped(imprint.by)}</span><span>${imprint.on}印发</span></div></footer>` : ''}`
}
