import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'exhibition-submitted': () => '展览已提交审核，不能修改。请等待审核，或先撤回提交。',
  'exhibition-not-submitted': () => '展览现在不是待审核，请刷新页面查看。',
  'exhibition-not-published': () => '展览还没有发布，不用撤下。',
  'exhibition-was-submitted': () => '展览提交过审核，不能删除。不再展出的，请撤下。',
  'exhibition-own-submission': () => '不能审核自己提交的展览，请由另一位同志审核。',
  'exhibition-approve-above': () => '面向全院或其他党组织的展览由院政工部门审核，请等待审核。',
  'exhibition-faults': ({ words, more }) =>
    `${words}${Number(more) > 0 ? `还有 ${more} 处，请按“发布前检查”逐项改好再提交。` : ''}`,
  'exhibition-order-changed': () => '展厅或展品有变动，顺序没有保存。请刷新后再调整。',
  'exhibits-many': ({ most }) => `一个展厅最多 ${most} 件展品，请放到另一个展厅。`,
  'picture-kind': ({ name }) =>
    `“${name}”不是能读出的 JPEG、PNG 或 WebP 图片（按内容判断，不看扩展名）。请换一张图片。`,
  'picture-broken': ({ name }) => `“${name}”读到一半就断了，图片可能损坏。请重新导出后上传。`,
  'picture-bytes': ({ name, megabytes }) => `“${name}”超过 ${megabytes} MB。请压缩后上传。`,
  'picture-pixels': ({ width, height }) => `图片有 ${width}×${height} 像素，太大。请缩小到 8000 万像素以内。`,
  'picture-small': ({ width, height, least }) =>
    `图片只有 ${width}×${height} 像素，每边至少 ${least}。请换一张更清楚的。`,
  'panorama-shape': ({ width, height }) =>
    `全景图应为 2:1（等距柱状投影），这张是 ${width}×${height}。请用全景相机导出整幅图片。`,
  'panorama-small': ({ width, least }) => `全景图宽 ${width} 像素，至少 ${least}。请换一张更清楚的。`,
  'picture-unknown': () => '找不到这张图片，请重新上传。',
  'hotspot-target': ({ label }) => `热点“${label}”没有选择目标，请选择展品、观察点或展厅。`,
  'hotspot-text': ({ label }) => `热点“${label}”没有说明文字，请填写。`,
  'hall-photographed': () => '这个展厅用上传的全景图，不能由程序建厅。请先选择展厅样式。',
  'hall-empty': () => '展厅里还没有展品，请先添加展品再建厅。',
  'hall-words-long': ({ most }) => `主题墙文字最多 ${most} 个字，请缩短。`,
  'hall-boards-many': ({ most }) => `一个展厅最多挂 ${most} 块展板，请移到另一个展厅。`,
  'hall-large-many': ({ most }) => `一个展厅最多挂 ${most} 块大展板，请把其余的改为中或小。`,
  'hall-stands-many': ({ most }) => `一个展厅最多放 ${most} 个展柜，请移到另一个展厅。`,
  'hall-relics-many': () => '一个展厅的展台只放一件实物，其余请改为展柜或展板。',
  'hall-changed-meanwhile': () => '建厅期间展品有变动，请重新建厅。',
  'entry-waiting': () => '您上一条留言还在等待审看，公开以后再写下一条。',
  'entry-number': () => '留言里有身份证号或手机号码，请删去后提交。',
  'entry-removed': () => '这条留言已撤下，不能再办理。请刷新页面查看。',
  'entry-not-shown': () => '留言还没有公开，请先公开再回复。',
  'entry-shown': () => '这条留言已经公开，无需再办。请刷新页面查看；不宜再展示的，请撤下。',
  'entry-reported': () => '您已反映过这条留言，请等待布展单位处理。',
}
