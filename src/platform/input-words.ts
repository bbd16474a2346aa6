import type { z } from 'zod'

type Issue = z.core.$ZodRawIssue

/** Fits behind “填写的内容不符合要求（名称）：”. */
const otherwise = '内容不对'

const kinds: Record<string, string> = {
  number: '应填写数字',
  int: '应填写整数',
  boolean: '应选择是或否',
  array: '应选择或填写若干项',
  file: '应选择文件',
  date: '应填写日期',
}

const formats: Record<string, string> = {
  date: '应按“年-月-日”填写，例如 2026-11-24',
  datetime: '应填写日期和时间',
  email: '应填写电子邮件地址',
  url: '应填写以 https:// 开头的网址',
}

const megabytes = (bytes: unknown) => `${Math.floor(Number(bytes) / 1_048_576)} MB`

/** How much is too much: `bound` is the least or the most, of what is counted. */
function sizeWords(way: '最多' | '至少', origin: string, bound: unknown): string {
  if (origin === 'string') return way === '至少' && Number(bound) <= 1 ? '还没有填写' : `${way} ${bound} 个字`
  if (origin === 'array' || origin === 'set') return `${way} ${bound} 项`
  if (origin === 'file') return way === '最多' ? `文件不能超过 ${megabytes(bound)}` : '文件是空的'
  return way === '最多' ? `不能大于 ${bound}` : `不能小于 ${bound}`
}

/** What a schema says of input that it cannot read, as people say it; a schema's own sentence goes before. */
export function inputWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? '还没有填写'
        : (kinds[issue.expected] ?? otherwise)
    case 'too_big':
      return sizeWords('最多', issue.origin, issue.maximum)
    case 'too_small':
      return sizeWords('至少', issue.origin, issue.minimum)
    case 'invalid_format':
      return formats[issue.format] ?? '格式不对'
    case 'invalid_value':
      return '不是可以选择的内容'
    case 'not_multiple_of':
      return `应是 ${issue.divisor} 的倍数`
    case 'unrecognized_keys':
      return `有不认识的内容：${issue.keys.join('、')}`
    default:
      return otherwise
  }
}
