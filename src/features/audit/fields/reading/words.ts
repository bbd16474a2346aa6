/** Fields of files on their way into the library. */
export const readingFields: Record<string, string> = {
  bytes: '字节数',
  fault: '未通过的原因',
  track: '字幕或章节',
}
