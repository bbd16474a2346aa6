import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'safekeeping-whole-only': () =>
    '系统状态和备份是全院一份的，由管理全院的政工部门查看和设置。请向其提出意见。',
  'safekeeping-none': () => '演练环境里的数据不算数，不做备份。请回到正式平台办理。',
  'backup-running': ({ since }) => `${since} 开始的一次备份还没有做完，请等它结束再开始下一次。`,
  'backup-recipient-wrong': () =>
    '公钥有错字或不完整，没有保存。请重新复制 zhibu backup-key 显示的公钥（以 age1 开头的一整串）。',
  'backup-folder-inside': ({ folder }) =>
    `备份文件夹不能在保存文件的目录（${folder}）里面，没有保存。请换一个文件夹，最好在另一块磁盘上。`,
}
