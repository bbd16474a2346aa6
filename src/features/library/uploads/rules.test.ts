import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  kindOfName,
  pieceBytes,
  typeOfName,
  whyNotBegin,
  whyNotContent,
  whyNotCover,
  whyNotPiece,
} from './rules.ts'

const megabyte = 1_048_576
const begin = (name: string, bytes = 1000) => whyNotBegin({ name, bytes })?.code ?? null
const content = (name: string, head: string | number[]) =>
  whyNotContent(name, typeof head === 'string' ? Buffer.from(head) : Uint8Array.from(head))?.code ?? null

describe('What may be brought', () => {
  it('is known by its ending, whatever its case', () => {
    assert.deepEqual(
      [kindOfName('党课.PDF'), kindOfName('录像.mp4'), kindOfName('a.exe')],
      ['pdf', 'video', null],
    )
    assert.equal(typeOfName('a.jpeg'), 'image/jpeg')
    assert.equal(typeOfName('a.exe'), 'application/octet-stream')
  })

  it('is refused beforehand with what to do instead', () => {
    assert.equal(begin('课件.pptx'), null)
    assert.equal(begin('党徽.svg'), 'upload-svg')
    assert.equal(begin('网页.HTML'), 'upload-html')
    assert.equal(begin('通知.doc'), 'upload-old-office')
    assert.equal(begin('通知.docm'), 'office-macros')
    assert.equal(begin('资料.zip'), 'upload-archive')
    assert.equal(begin('setup.exe'), 'upload-kind')
    assert.equal(begin('没有扩展名'), 'upload-kind')
    assert.equal(begin('课件.pdf.exe'), 'upload-kind')
  })

  it('is neither empty nor larger than its kind may be: two gigabytes of film are not begun with', () => {
    assert.equal(begin('a.txt', 0), 'upload-empty')
    assert.equal(begin('a.pdf', 100 * megabyte), null)
    assert.equal(begin('a.pdf', 100 * megabyte + 1), 'upload-large')
    assert.equal(begin('a.mp4', 1024 * megabyte), null)
    assert.deepEqual(whyNotBegin({ name: 'a.mp4', bytes: 2048 * megabyte }), {
      code: 'upload-large',
      facts: { name: 'a.mp4', kind: '视频', megabytes: 1024 },
    })
  })
})

describe('A piece', () => {
  const upload = { bytes: pieceBytes + 10, received: 0, state: 'arriving' }
  it('goes on where the last one ended', () => {
    assert.equal(whyNotPiece(upload, { offset: 0, bytes: pieceBytes }), null)
    assert.equal(whyNotPiece(upload, { offset: pieceBytes, bytes: 10 })?.code, 'upload-offset')
    assert.equal(whyNotPiece({ ...upload, received: pieceBytes }, { offset: pieceBytes, bytes: 10 }), null)
  })
  it('is as long as it must be: nothing beyond what was said is taken', () => {
    assert.equal(whyNotPiece(upload, { offset: 0, bytes: 100 })?.code, 'upload-piece')
    const last = { ...upload, received: pieceBytes }
    assert.deepEqual(whyNotPiece(last, { offset: pieceBytes, bytes: 11 }), {
      code: 'upload-piece',
      facts: { due: 10 },
    })
  })
  it('comes too late when all is there', () => {
    const done = { bytes: 10, received: 10, state: 'checking' }
    assert.equal(whyNotPiece(done, { offset: 10, bytes: 0 })?.code, 'upload-offset')
  })
})

describe('The first bytes', () => {
  it('agree with the name', () => {
    assert.equal(content('a.pdf', '%PDF-1.7'), null)
    assert.equal(content('a.docx', 'PK\u0003\u0004'), null)
    assert.equal(content('a.txt', '第一条 党支部是党的基础组织'), null)
    assert.equal(content('a.mp4', [0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x69, 0x73, 0x6f, 0x6d]), null)
    assert.equal(content('a.mp3', 'ID3\u0004'), null)
    assert.equal(content('a.webm', [0x1a, 0x45, 0xdf, 0xa3]), null)
    assert.equal(content('a.webp', 'RIFF\u0001\u0001\u0001\u0001WEBPVP8 '), null)
    assert.equal(content('a.png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), null)
  })
  it('give away what bears another name', () => {
    assert.equal(content('课件.pdf', 'MZ\u0090'), 'upload-program')
    assert.equal(content('课件.mp4', [0x7f, 0x45, 0x4c, 0x46]), 'upload-program')
    assert.equal(content('照片.jpg', '<svg xmlns="http://www.w3.org/2000/svg"><script>'), 'upload-markup')
    assert.equal(content('说明.txt', ' \n<!DOCTYPE html><script>alert(1)</script>'), 'upload-markup')
    assert.equal(content('通知.docx', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'upload-ole')
    assert.equal(content('a.txt', [0x41, 0, 0x42]), 'upload-other')
    assert.deepEqual(whyNotContent('照片.png', Buffer.from('%PDF-1.4')), {
      code: 'upload-other',
      facts: { name: '照片.png', found: 'PDF 文档' },
    })
  })
})

describe('The picture of a film', () => {
  it('is taken for films only, and a small one', () => {
    assert.equal(whyNotCover('video', 100_000), null)
    assert.equal(whyNotCover('audio', 100_000)?.code, 'upload-cover-kind')
    assert.deepEqual(whyNotCover('video', 6_000_000), {
      code: 'upload-cover-large',
      facts: { megabytes: 5 },
    })
  })
})
