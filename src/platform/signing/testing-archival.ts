/** Whether a PDF may be kept for good: what PDF/A-2b demands as far as we can tell, and Apache Preflight's opinion. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { PDFDict, PDFDocument, PDFObject } from '@cantoo/pdf-lib'
import { withFiles } from './testing.ts'

type Library = typeof import('@cantoo/pdf-lib')

/** What keeps a file from being a PDF/A-2b; nothing when nothing was found. ISO 19005-2, from memory (M). */
export async function archivalFaults(pdf: Buffer): Promise<string[]> {
  const library = await import('@cantoo/pdf-lib')
  const document = await library.PDFDocument.load(pdf, { updateMetadata: false })
  const dicts = dictsOf(library, document)
  return [
    ...faultsOfFile(library, document),
    ...dicts.flatMap((dict) => faultsOfFont(library, dict)),
    ...dicts.flatMap((dict) => faultsOfAnnotation(library, dict)),
    ...dicts.flatMap((dict) => forbiddenIn(dict)),
  ]
}

function dictsOf({ PDFDict, PDFStream }: Library, { context }: PDFDocument): PDFDict[] {
  return context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFStream ? [object.dict] : object instanceof PDFDict ? [object] : [],
    )
}

function faultsOfFile(
  { PDFName, PDFArray, PDFDict, PDFRawStream, decodePDFRawStream }: Library,
  document: PDFDocument,
) {
  const { catalog, context } = document
  const faults: string[] = []
  if (context.trailerInfo.Encrypt) faults.push('encrypted')
  if (!context.trailerInfo.ID) faults.push('no identifier')
  const intent = catalog.lookupMaybe(PDFName.of('OutputIntents'), PDFArray)?.lookup(0, PDFDict)
  if (String(intent?.get(PDFName.of('S'))) !== '/GTS_PDFA1') faults.push('no output intent')
  if (!intent?.has(PDFName.of('DestOutputProfile'))) faults.push('no colour profile')
  const metadata = catalog.lookup(PDFName.of('Metadata'))
  const xmp =
    metadata instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(metadata).decode()).toString() : ''
  if (!/pdfaid:part>2</.test(xmp) || !/pdfaid:conformance>B</.test(xmp))
    faults.push('not said to be PDF/A-2b')
  return faults
}

const key = ({ PDFName }: Library, dict: PDFDict, name: string): PDFObject | undefined =>
  dict.lookup(PDFName.of(name))
const is = (library: Library, dict: PDFDict, name: string, value: string) =>
  String(key(library, dict, name)) === `/${value}`

function faultsOfFont(library: Library, dict: PDFDict): string[] {
  if (!is(library, dict, 'Type', 'FontDescriptor')) return []
  const embedded = ['FontFile', 'FontFile2', 'FontFile3'].some((name) => key(library, dict, name))
  return embedded ? [] : [`font not embedded: ${key(library, dict, 'FontName')}`]
}

/** Printed, not hidden, and drawn by itself. */
function faultsOfAnnotation(library: Library, dict: PDFDict): string[] {
  if (!key(library, dict, 'Rect') || !key(library, dict, 'Subtype') || is(library, dict, 'Subtype', 'Link'))
    return []
  const flags = Number(String(key(library, dict, 'F') ?? 0))
  const appearance = key(library, dict, 'AP')
  const names = appearance instanceof library.PDFDict ? appearance.keys().map(String) : []
  return [
    ...((flags & 4) === 4 && (flags & (1 | 2 | 32)) === 0 ? [] : [`flags of an annotation: ${flags}`]),
    ...(names.join() === '/N' ? [] : [`appearance of an annotation: ${names.join()}`]),
  ]
}

const forbidden = ['/JavaScript', '/Launch', '/Sound', '/Movie', '/ResetForm', '/ImportData']
const forbiddenIn = (dict: PDFDict): string[] =>
  dict
    .entries()
    .filter(([name, value]) => String(name) === '/S' && forbidden.includes(String(value)))
    .map(([, value]) => `action ${value}`)

const jars = [
  'pdfbox2',
  'preflight',
  'xmpbox',
  'fontbox2',
  'commons-logging',
  'commons-io',
  'javax.activation',
  'jaxb-api',
]
const places = jars.map((name) => `/usr/share/java/${name}.jar`)
/** Why Preflight cannot be asked; false when it can. It comes with Debian's libpdfbox2-java. */
export const noPreflight =
  !(places.slice(0, 4).every((file) => existsSync(file)) && spawnSync('java', ['-version']).status === 0) &&
  'Apache Preflight (libpdfbox2-java) is not installed'

/** What Preflight, which knows PDF/A-1b, says of the file: each kind of fault once. */
export const preflight = (pdf: Buffer): string[] =>
  withFiles({ 'one.pdf': pdf }, (at) => {
    const run = ['-cp', places.join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', at('one.pdf')]
    const { stdout } = spawnSync('java', run, { encoding: 'utf8' })
    if (!/is (?:not )?a valid/.test(stdout)) throw new Error(`Preflight did not answer: ${stdout}`)
    const said = [...stdout.matchAll(/^([\d.]+ : .*?)(?: on page \d+| \[.*)?$/gm)].map(
      ([, fault]) => fault ?? '',
    )
    return [...new Set(said)].sort()
  })
