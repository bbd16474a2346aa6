/** What is done with files on their way into the library, and with what one reads. */
export const readingDeeds: Record<string, string> = {
  'upload.begun': '开始上传资料文件',
  'upload.refused': '资料文件未通过检查',
  'upload.removed': '放弃上传资料文件',
  'upload.swept': '清理未用的资料文件',
}
