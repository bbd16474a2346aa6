import type { Words } from '#platform/errors.ts'

/** Why a file is not taken beside a film or sound. */
export const words: Words = {
  'track-material': () => '只有视频和音频可以加字幕和章节。',
  'track-ending': ({ name }) => `“${name}”不是字幕文件。请选择 .vtt 或 .srt 文件，或用字幕软件另存后再传。`,
  'track-large': ({ name, megabytes }) =>
    `“${name}”太大：字幕文件最大 ${megabytes} MB。请检查是不是选错了文件。`,
  'track-unread': ({ name }) =>
    `“${name}”里没有读到时间和文字。每一条先写“00:01.000 --> 00:04.000”这样的时间，下一行写文字；编码用 UTF-8。`,
  'track-many': ({ name, kind, most }) => `“${name}”里的${kind}超过 ${most} 条。请检查是不是选错了文件。`,
  'track-order': ({ name }) => `“${name}”里的章节没有按时间先后排列。请调整后再传。`,
}
