import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  archiveMetadata,
  type Description,
  fileName,
  indexPage,
  metadataXml,
  officialMetadata,
  type PackedPaper,
} from './rules.ts'

const paper: PackedPaper = {
  path: '正文/01 批复.pdf',
  kind: 'reply',
  kindName: '批复',
  title: '关于同意<成立>党支部的批复',
  number: '星党〔2026〕3号',
  organization: '中共星河研究院委员会',
  signatory: null,
  addressee: '星河一室党支部',
  copyTo: ['星河研发总支部委员会', '星河二室党支部'],
  contact: '单雄信，010-60000001',
  issuedOn: '2026-11-24',
  issuedBy: '单雄信',
  pages: 2,
  status: 'issued',
  digest: 'ab12',
}
const item: Description = {
  format: 'zhibu-archive-1',
  archiveNumber: 'Z001-WS·2026-Y-0007',
  title: paper.title,
  responsible: paper.organization,
  formedOn: '2026-11-24',
  retention: 'Y',
  organization: { code: 'B1', name: '星河一室党支部' },
  subject: { kind: 'request', id: 7 },
  papers: [
    paper,
    {
      ...paper,
      path: '正文/02 请示.pdf',
      kind: 'request',
      kindName: '请示',
      title: '请示',
      number: '一室支请〔2026〕1号',
      pages: 3,
    },
  ],
  attachments: [{ path: '附件/01 名单 & 表.pdf', name: '名单 & 表.pdf', bytes: 12, digest: 'cd34' }],
  passage: [{ at: '2026-11-20T01:00:00Z', name: '龙𬭎', title: '党委', words: '同意', opinion: '"照办"' }],
  checks: [{ property: 'authenticity', title: '文件摘要与登记的一致', holds: true, note: '2 份一致' }],
  words: '',
  filedAt: '2026-11-24T08:00:00Z',
  filedBy: '龙𬭎',
}

describe('The metadata of an item', () => {
  it('of a paper has the names of the standard, without those it has nothing for', () => {
    const elements = new Map(officialMetadata(paper))
    assert.deepEqual(
      [elements.get('发文字号'), elements.get('成文日期'), elements.get('抄送机关'), elements.has('签发人')],
      ['星党〔2026〕3号', '2026-11-24', '星河研发总支部委员会、星河二室党支部', false],
    )
  })

  it('of the item sums up its papers', () => {
    assert.deepEqual(archiveMetadata(item), {
      聚合层次: '件',
      档号: 'Z001-WS·2026-Y-0007',
      题名: '关于同意<成立>党支部的批复',
      文件编号: '星党〔2026〕3号；一室支请〔2026〕1号',
      责任者: '中共星河研究院委员会',
      日期: '2026-11-24',
      文种: '批复、请示',
      保管期限: '永久',
      页数: '5',
      立档单位名称: '星河一室党支部',
    })
  })

  it('is XML in which nothing of a title is taken for markup', () => {
    const xml = metadataXml(item)
    assert.match(xml, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<归档信息包>/)
    assert.match(xml, /<标题>关于同意&lt;成立&gt;党支部的批复<\/标题>/)
    assert.equal(xml.match(/<电子公文>/g)?.length, 2)
  })
})

describe('The page of a package', () => {
  const page = indexPage(item)

  it('shows papers, attachments, what was said and how it was checked, and needs nothing from elsewhere', () => {
    for (const said of [
      'Z001-WS·2026-Y-0007',
      '星党〔2026〕3号',
      '名单 &amp; 表.pdf',
      '龙𬭎',
      '&quot;照办&quot;',
      '真实性',
      '符合',
    ])
      assert.ok(page.includes(said), said)
    assert.doesNotMatch(page, /<script|https?:|<成立>/)
  })

  it('links to its files by addresses that any browser opens', () => {
    const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, address]) =>
      decodeURIComponent(address ?? ''),
    )
    assert.deepEqual(links, ['正文/01 批复.pdf', '正文/02 请示.pdf', '附件/01 名单 & 表.pdf'])
  })
})

describe('A name in a package', () => {
  it('stands in a path of every file system', () => {
    assert.equal(fileName('关于“A/B”的请示：第 1 次?'), '关于“A_B”的请示：第 1 次_')
    assert.equal(fileName('  '), '_')
    assert.equal([...fileName('党'.repeat(200))].length, 80)
  })
})
