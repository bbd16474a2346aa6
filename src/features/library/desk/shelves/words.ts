import type { Words } from '#platform/errors.ts'

export const shelfWords: Words = {
  'library-name-taken': () => '这里已有同名的栏目或专题，请换一个“名称”。',
  'library-column-circle': () => '栏目不能放到自己或自己的下级里，请重新选择“上级栏目”。',
  'library-column-fixed': () => '这是平台自带的栏目，可以改名，不能删去。',
  'library-needs-whole': () => '栏目和专题全院通用，由院政工部门安排。',
  'library-shelf-full': () => '里面还有资料或下级栏目。请先把它们移到别处，再删去。',
}
