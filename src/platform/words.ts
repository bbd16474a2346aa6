import type { Words } from './errors.ts'

/** What to say when a spreadsheet cannot be read or written; `line` and `column` count from 1. */
export const words: Words = {
  'sheet-empty': ({ file }) =>
    `文件“${file}”里没有内容。请确认第一个工作表的第一行是表头，并从第二行起填写数据后再上传。`,
  'sheet-encoding': ({ file, line, byte }) =>
    `文件“${file}”第 ${line} 行有无法识别的文字（第 ${byte} 个字节）。请用 Excel 或 WPS 打开该文件，另存为“CSV UTF-8”或 .xlsx 格式后再上传。`,
  'sheet-format': ({ file, line }) =>
    `文件“${file}”${line ? `第 ${line} 行` : ''}的格式不完整或已损坏，无法读取。请用 Excel 或 WPS 打开检查${line ? '该行的引号是否成对' : ''}，另存为 .xlsx 格式后再上传。`,
  'sheet-kind': ({ file }) =>
    `文件“${file}”不是可以读取的表格：只接受 CSV 和 .xlsx 文件，不能是旧的 .xls 格式，也不能设打开密码。请用 Excel 或 WPS 另存为不加密的 .xlsx 格式后再上传。`,
  'sheet-cell-too-long': ({ file, line, column, limit }) =>
    `文件“${file}”${line ? `第 ${line} 行` : ''}${column ? `第 ${column} 列` : ''}有内容过长，一个单元格最多 ${limit} 个字。请检查该处是否缺少引号，或缩短内容后再试。`,
  'sheet-too-wide': ({ file, line, limit }) =>
    `文件“${file}”第 ${line} 行的列数过多，最多 ${limit} 列。请删除右侧多余的列后再上传。`,
  'sheet-too-large': ({ file, limit }) => `文件“${file}”过大，最大 ${limit} MB。请分成几个文件后再上传。`,
  'sheet-zip-bomb': ({ file }) =>
    `文件“${file}”解压后大得不合常理，已拒绝读取。请用 Excel 或 WPS 打开，只保留需要的数据，另存为新的 .xlsx 文件，或分成几个文件后再上传。`,
  'sheet-too-many-rows': ({ file, limit }) =>
    `表格“${file}”超过 ${limit} 行，一个工作表放不下。请缩小范围后分几次导出。`,
}
