/** How often a stranger may ask from one address; many people may stand behind one. */
export const checkPolicy = { minutes: 10, looks: 60, files: 30, megabytes: 20 }

export type State = 'valid' | 'revoked' | 'voided'

/** A voided number voids the document; one seal taken back takes back what was said with it. */
export function stateOf(document: { voided: boolean }, seals: { revoked: boolean }[]): State {
  if (document.voided) return 'voided'
  return seals.some(({ revoked }) => revoked) ? 'revoked' : 'valid'
}

/** As it was typed or scanned: without spaces, in capitals. */
export const tidyCode = (typed: string) => typed.replace(/[\s-]/g, '').toUpperCase()

const fileReasons: Record<string, string> = {
  'not-a-pdf': '这不是完整的 PDF 文件，可能已损坏或加了密码，无法查验。请使用原始文件。',
  'too-heavy': '文件过于庞杂，没有能够查验。请使用收到的原始文件，不要转换格式。',
  'not-signed': '文件里没有电子印章签名。它可能是打印稿、扫描件或盖章前的文件，请向发文单位索取原件。',
  'content-appended': '最后一枚印章之后，文件又被添加了内容，不能认定为原件。',
  'changed-between-signatures': '两枚印章之间，文件的内容被改动过，不能认定为原件。',
}
const reasonOfFile = (fault: string) => fileReasons[fault] ?? fault

const signatureFindings: Record<string, string> = {
  unreadable: '签名已损坏，无法读取',
  'unknown-algorithm': '签名使用了不认识的算法，无法查验',
  'content-changed': '盖章之后文件被改动',
  'signature-wrong': '签名与证书不符',
  'certificate-not-bound': '签名没有与证书绑定，不能采信',
  'wrong-range': '签名没有覆盖应当覆盖的内容',
}

export type JudgedSignature = {
  fault: string | null
  trusted: boolean
  /** What the register says of its certificate; null when it is not one of a seal. */
  known: { revoked: boolean } | null
}

/** What is to be said of a signature. */
export function findingOf({ fault, trusted, known }: JudgedSignature): string {
  if (fault) return signatureFindings[fault] ?? fault
  if (!trusted) return '签名完整，但证书不是本平台签发或登记的'
  if (!known) return '签名完整，但证书不属于登记的印章'
  return known.revoked ? '签名完整，这枚印章已被撤销' : '签名完整，印章已登记'
}

const isGood = ({ fault, trusted, known }: JudgedSignature) => fault === null && trusted && known !== null

/** Everything that speaks against the file, in words; `registered`: the register knows it by its digest. */
export function reasonsFor(
  fileFault: string | null,
  signatures: { judged: JudgedSignature; signer: string }[],
  registered: boolean,
): string[] {
  const reasons = fileFault ? [reasonOfFile(fileFault)] : []
  for (const { judged, signer } of signatures)
    if (!isGood(judged)) reasons.push(`“${signer || '无法识别的签名人'}”：${findingOf(judged)}。`)
  if (!reasons.length && !registered) reasons.push('签名完整，但平台没有登记这份文件。请向发文单位核实。')
  return reasons
}
