import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { holdsActiveContent } from './active-content.ts'
import { plainPdf, sealed } from './testing-pdf.ts'

const emptyPdf = async (change: (pdf: PDFDocument) => unknown, useObjectStreams: boolean) => {
  const pdf = await PDFDocument.create()
  pdf.addPage()
  await change(pdf)
  return Buffer.from(await pdf.save({ useObjectStreams }))
}

test('a document as we print it, and with a seal, does nothing by itself', async () => {
  const printed = await plainPdf()
  assert.equal(await holdsActiveContent(printed), false)
  assert.equal(await holdsActiveContent(await sealed(printed, 0)), false)
})

test('letters that happen to stand in a picture or a page are no acts', async () => {
  const letters = '/AA /JS (app.alert) /JavaScript /Launch /OpenAction /EmbeddedFile '
  const pdf = await emptyPdf(({ context }) => context.register(context.stream(letters)), false)
  assert.ok(pdf.includes('/OpenAction'))
  assert.equal(await holdsActiveContent(pdf), false)
})

for (const compressed of [false, true]) {
  const how = compressed ? ', in a compressed object too' : ''
  test(`an act at opening is found${how}`, async () => {
    const pdf = await emptyPdf(({ catalog, context }) => {
      const act = context.register(context.obj({ S: 'JavaScript', JS: PDFName.of('x') }))
      catalog.set(PDFName.of('OpenAction'), act)
    }, compressed)
    assert.equal(await holdsActiveContent(pdf), true)
  })

  test(`a file within the file is found${how}`, async () => {
    const pdf = await emptyPdf((document) => document.attach(Buffer.from('x'), 'x.txt'), compressed)
    assert.equal(await holdsActiveContent(pdf), true)
  })
}

test('what is no PDF is not taken for harmless', async () => {
  assert.equal(await holdsActiveContent(Buffer.from('no document')), true)
})
