import type { Words } from '#platform/errors.ts'

export const deskWords: Words = {
  'material-moved-on': () => '这份资料已到下一步，请刷新页面查看现在的状态。',
  'material-own': () => '提交的人不能审核自己提交的资料，请另一位有审核权限的同志办理。',
  'material-version-open': () => '已有一个新版本在起草或待审核，请先办完，或放弃那份草稿。',
  'material-no-address': () => '链接资料要写网址。请填写“网址”后再提交。',
  'material-no-text': () => '正文太短，至少 10 个字。请写好“正文”后再提交。',
  'material-no-file': () => '还没有文件。请上传文件后再提交。',
  'material-file-unfit': ({ name }) => `“${name}”不是这一类资料的文件，请按文件的类型登记。`,
  'material-file-reading': () => '文件的文字还在提取，一般不超过一分钟，请稍后再提交。',
  'material-effective-early': () => '施行日期早于发布日期，请核对这两个日期。',
  'material-repealed-early': () => '废止日期早于施行或发布日期，请核对。',
  'material-audience-needed': () => '请选择“阅读范围”。全院阅读的资料由院政工部门发布。',
  'library-column-unknown': () => '这个栏目已经不在了，请重新选择“栏目”。',
  'library-topic-unknown': () => '所选专题有的已经不在了，请重新选择“专题”。',
}
