import { formatDay } from '#basics/days.ts'
import type { Words } from '#platform/errors.ts'

const shownDay = (day: unknown) => (typeof day === 'string' && day ? formatDay(day) : '')

export const words: Words = {
  'seal-inscription-length': ({ length }) =>
    `印文现有 ${length} 个字，应为 2 至 40 个字。名称过长的，请改用规范化简称。`,
  'seal-inscription-other': ({ name }) =>
    `印文应与党组织全称“${name}”一致；名称过长的可以省略其中一些字，但不能改字或改变顺序。请修改印文。`,
  'seal-glyph-missing': ({ characters }) =>
    `印章字库里没有“${characters}”，不能刻制。请核对印文用字，或上传已制好的印模图片。`,
  'seal-diameter': ({ most }) => `印章直径不得大于 ${most} 毫米，请重新选择直径。`,
  'seal-day-in-future': ({ day }) => `日期（${shownDay(day)}）晚于今天。请填写今天或以前的日期。`,
  'seal-destroyed-before-made': ({ day }) => `销毁日期早于制发日期（${shownDay(day)}）。请核对销毁日期。`,
  'seal-exists': ({ name }) =>
    `“${name}”已有同样的印章。请先登记旧印章的销毁，再制发新印章；专用章请填写不同的章名。`,
  'seal-organization-closed': ({ name }) => `“${name}”已经撤销，印章不能再使用。请登记印章的销毁。`,
  'seal-name-changed': ({ was, now }) =>
    `${was ? `党组织已由“${was}”更名为“${now}”` : '党组织已经更名'}，原印章不能再用。请登记原印章的销毁，再按新名称制发印章。`,
  'seal-suspended': ({ name, because }) =>
    `“${name}”的印章已停用${because ? `（${because}）` : ''}，不能盖章。请联系印章保管人，恢复后再申请。`,
  'seal-destroyed': ({ name, on }) =>
    `“${name}”的这枚印章已${on ? `于 ${shownDay(on)} ` : ''}销毁，不能盖章。请改用现行印章。`,
  'seal-not-suspended': ({ name }) => `“${name}”的印章没有停用，无需恢复。`,
  'seal-keeper-elsewhere': ({ name }) => `${name}的组织关系不在这个党组织，不能保管它的印章。请另选保管人。`,
  'seal-keeper-no-member': ({ name }) => `${name}不是党籍正常的党员，不能保管党组织印章。请另选保管人。`,
  'seal-keeper-left': ({ name }) => `${name}已离职或去世，不能保管印章。请另选保管人。`,
  'seal-keeper-same': ({ name }) => `${name}已是这枚印章的保管人，无需交接。`,
  'seal-handover-early': ({ day }) => `交接日期早于现保管人的接管日期（${shownDay(day)}）。请核对交接日期。`,
  'seal-picture': () => '印模图片应为 PNG 或 JPEG 格式、不超过 2 MB。请重新选择图片。',
  'seal-key-unreadable': () => '这不是可以读取的证书文件（P12/PFX），或文件已损坏。请重新导出后再上传。',
  'seal-key-wrong-passphrase': () => '证书文件的口令不对，请核对口令。',
  'seal-key-old-cipher': () =>
    '证书文件用的加密方式过旧，不能读取。请用新版工具重新导出（AES-256 加密）后再上传。',
  'seal-key-no-key': () => '文件里没有私钥，或私钥与证书不匹配。请导出含私钥的证书文件后再上传。',
  'seal-key-unfit-key': () =>
    '证书的密钥不符合要求：RSA 应不少于 2048 位，椭圆曲线应为 P-256、P-384 或 P-521。请申请新的证书。',
  'seal-key-expired': ({ until }) => `证书的有效期到 ${shownDay(until)}，现在不能使用。请换用有效的证书。`,
  'seal-key-taken': () => '这张证书已用于另一枚印章。每枚印章应有自己的证书，请换一张。',
  'seal-certificate-expired': ({ name }) =>
    `“${name}”印章的外部证书已过期，不能盖章。请在印章页面换用新的证书。`,

  'seal-document-not-issued': () => '公文还没有印发，不能申请用印。请先编号印发，再申请盖章。',
  'document-voided-seal': () => '这份公文的发文字号已经作废，不能盖章。待审批的用印请选“不同意”。',
  'seal-other-organization': ({ name }) =>
    `“${name}”不是这份公文的发文机关，不能在上面盖章。请选择发文机关的印章。`,
  'seal-special': ({ name }) => `“${name}”是专用章，只能用于函、介绍信和证明。请改用党组织公章。`,
  'seal-asked-already': ({ name }) => `“${name}”已在这份公文上申请用印，请等待审批或盖章完成。`,
  'seal-missing': ({ name }) => `“${name}”还没有可用的印章，请先在“印章”中制发。`,
  'seal-own-application': () => '用印申请应由他人审批，不能自己批准自己的申请。请由负责人或上级党委审批。',
  'seal-use-decided': ({ status }) => `这份用印申请现在是“${status}”，不能再这样办理。请刷新页面查看。`,
  'seal-not-own-application': () => '只能撤回自己提出的用印申请。',
  'seal-places-missing': () => '公文上没有这枚印章的位置，不能盖章。请检查发文机关和联合发文机关。',

  'verification-unknown': () => '没有查到这个验真码。请核对公文上的验真码；仍然查不到的，请向发文单位核实。',
  'verification-no-root': () => '平台还没有签发过印章证书。第一次盖章之后就可以下载。',
  'verification-too-often': ({ minutes }) =>
    `验真次数过多，请 ${minutes} 分钟后再试；急需核实的，请直接联系发文单位。`,
  'verification-file': ({ megabytes }) => `请选择一个 PDF 文件，大小不超过 ${megabytes} MB。`,
}
