/** Money as whole fen (分): sums are exact, and a yuan with two decimals is only how it is written. */
export type Fen = number

/** 3000, 3,000.5, ￥3000.01 → fen; null when it is no amount of at most two decimals. */
export function parseYuan(text: string): Fen | null {
  const plain = text
    .trim()
    .replace(/^[￥¥]/, '')
    .replaceAll(/[,，]/g, '')
    .replace(/元$/, '')
  const [, whole, part = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(plain) ?? []
  return whole === undefined ? null : Number(whole) * 100 + Number(part.padEnd(2, '0'))
}

/** 300001 → 3,000.01 */
export function formatYuan(fen: Fen): string {
  const whole = Math.floor(Math.abs(fen) / 100)
  const part = String(Math.abs(fen) % 100).padStart(2, '0')
  return `${fen < 0 ? '-' : ''}${whole.toLocaleString('en-US')}.${part}`
}

/** So many ten-thousandths of an amount, rounded half up to whole steps (1: to the fen, 10: to the jiao). */
export function shareOf(fen: Fen, tenThousandths: number, step: Fen = 1): Fen {
  const divisor = 10_000 * step
  return Math.floor((2 * fen * tenThousandths + divisor) / (2 * divisor)) * step
}

const digits = '零壹贰叁肆伍陆柒捌玖'
const places = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿']

/** The amount in capitals, as receipts have it: 叁拾元整, 壹仟零伍元贰角整, 壹角陆分. */
export function capitalYuan(fen: Fen): string {
  const [yuan, jiao, rest] = [Math.floor(fen / 100), Math.floor(fen / 10) % 10, fen % 10]
  const whole = yuan > 0 ? `${capitalWhole(yuan)}元` : ''
  if (jiao === 0 && rest === 0) return `${whole || '零元'}整`
  const zero = yuan > 0 && jiao === 0 ? '零' : ''
  const tenth = jiao > 0 ? `${digits[jiao]}角` : zero
  return `${whole}${tenth}${rest > 0 ? `${digits[rest]}分` : '整'}`
}

function capitalWhole(yuan: number): string {
  let text = ''
  for (let group = 2; group >= 0; group--) {
    const four = Math.floor(yuan / 10_000 ** group) % 10_000
    if (four === 0) continue
    if (text && four < 1000) text += '零'
    text += capitalFour(four) + groups[group]
  }
  return text
}

function capitalFour(four: number): string {
  let text = ''
  let gap = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(four / 10 ** place) % 10
    if (digit === 0) {
      gap = text !== ''
      continue
    }
    text += `${gap ? '零' : ''}${digits[digit]}${places[place]}`
    gap = false
  }
  return text
}
