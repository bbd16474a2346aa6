import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { MenuButton, type MenuItem } from '#web/kit/menu-button.tsx'
import { today } from '#web/kit/today.ts'
import { type Keeper, KeeperDialog } from './keeper-dialog.tsx'
import type { Seal } from './seal-state.tsx'
import { UploadDialog } from './upload-dialog.tsx'

type ActName = 'handOver' | 'suspend' | 'resume' | 'destroy' | 'picture' | 'certificate'

const reasonField = (example: string): Field => ({
  kind: 'words',
  name: 'reason',
  label: '依据',
  required: true,
  maximum: 500,
  placeholder: `例如：${example}`,
})

/** What may be done with a seal that still exists. */
export function SealActs({ seal }: { seal: Seal }) {
  const [act, setAct] = useState<ActName | null>(null)
  if (seal.status === 'destroyed') return null
  const item = (key: ActName, label: string, more: Partial<MenuItem> = {}): MenuItem => ({
    key,
    label,
    onPick: () => setAct(key),
    ...more,
  })
  const items = [
    item('handOver', '保管交接'),
    seal.status === 'suspended' ? item('resume', '恢复使用') : item('suspend', '停用'),
    item('picture', '改用上传的印模'),
    item('certificate', '换用外部证书'),
    item('destroy', '登记销毁', { danger: true, apart: true }),
  ]
  const close = () => setAct(null)
  return (
    <>
      <MenuButton items={items} className="button primary">
        办理
        <Icon name="down" size={16} />
      </MenuButton>
      {act === 'handOver' && <HandOver seal={seal} onClose={close} />}
      {act === 'suspend' && <Suspend seal={seal} onClose={close} />}
      {act === 'resume' && <Resume seal={seal} onClose={close} />}
      {act === 'destroy' && <Destroy seal={seal} onClose={close} />}
      {act === 'picture' && <Picture seal={seal} onClose={close} />}
      {act === 'certificate' && <Certificate seal={seal} onClose={close} />}
    </>
  )
}

type Props = { seal: Seal; onClose: () => void }

function HandOver({ seal, onClose }: Props) {
  const [keeper, setKeeper] = useState<Keeper | null>(null)
  const hand = useAct(call.seals.handOver, { done: '已登记交接' })
  if (!keeper)
    return <KeeperDialog organizationId={seal.organizationId} onPick={setKeeper} onClose={onClose} />
  return (
    <FormDialog
      title={`交由${keeper.name}保管`}
      fields={[
        { kind: 'day', name: 'fromOn', label: '交接日期', required: true, until: today() },
        reasonField('保管人岗位调整'),
      ]}
      start={{ fromOn: today() }}
      submitWord="登记交接"
      onClose={onClose}
      onSubmit={({ fromOn, reason }) =>
        hand.send({ id: seal.id, keeperId: keeper.id, fromOn: String(fromOn), reason: String(reason) })
      }
    />
  )
}

function Suspend({ seal, onClose }: Props) {
  const suspend = useAct(call.seals.suspend, { done: '已停用' })
  return (
    <FormDialog
      title="停用印章"
      notice="停用后不能盖章；已经批准、还没有盖上的会终止，恢复后须重新申请。"
      fields={[reasonField('印章核查')]}
      submitWord="停用"
      danger
      onClose={onClose}
      onSubmit={({ reason }) => suspend.send({ id: seal.id, reason: String(reason) })}
    />
  )
}

function Resume({ seal, onClose }: Props) {
  const resume = useAct(call.seals.resume, { done: '已恢复使用' })
  return (
    <FormDialog
      title="恢复使用"
      fields={[reasonField('核查完毕')]}
      submitWord="恢复"
      onClose={onClose}
      onSubmit={({ reason }) => resume.send({ id: seal.id, reason: String(reason) })}
    />
  )
}

function Destroy({ seal, onClose }: Props) {
  const destroy = useAct(call.seals.destroy, { done: '已登记销毁' })
  return (
    <FormDialog
      title="登记印章销毁"
      notice="销毁后不能恢复。此前盖过的公文仍然有效，仍可验真。"
      fields={[
        {
          kind: 'day',
          name: 'on',
          label: '销毁日期',
          required: true,
          from: seal.madeOn,
          until: today(),
        },
        reasonField('党组织更名，原印章收回销毁'),
      ]}
      start={{ on: today() }}
      submitWord="登记销毁"
      danger
      onClose={onClose}
      onSubmit={({ on, reason }) => destroy.send({ id: seal.id, on: String(on), reason: String(reason) })}
    />
  )
}

function Picture({ seal, onClose }: Props) {
  const hang = useAct(call.seals.hangUp, { done: '已改用上传的印模' })
  return (
    <UploadDialog
      title="改用上传的印模"
      notice="适用于由上级统一制发、带党徽的印章。请上传正方形、白底或透明底的印模图片。"
      accept=".png,.jpg,.jpeg"
      words="选择印模图片"
      hint="PNG 或 JPEG，不超过 2 MB"
      fields={[reasonField('上级党委统一制发')]}
      onClose={onClose}
      onSubmit={(picture, { reason }) => hang.send({ id: seal.id, picture, reason: String(reason) })}
    />
  )
}

function Certificate({ seal, onClose }: Props) {
  const replace = useAct(call.seals.importKeyFile, { done: '已换用外部证书' })
  return (
    <UploadDialog
      title="换用外部证书"
      notice="今后用这张证书签名；私钥加密保存，不能再导出。证书到期前请及时更换。"
      accept=".p12,.pfx"
      words="选择证书文件"
      hint="P12/PFX，含私钥"
      fields={[
        { kind: 'password', name: 'passphrase', label: '证书文件的口令', wide: true },
        reasonField('启用认证机构签发的证书'),
      ]}
      onClose={onClose}
      onSubmit={(file, { passphrase = '', reason }) =>
        replace.send({ id: seal.id, file, passphrase: String(passphrase), reason: String(reason) })
      }
    />
  )
}
