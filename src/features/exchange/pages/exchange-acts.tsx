import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import type { Field } from '#web/kit/fields.ts'
import { FilePick } from '#web/kit/file-pick.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { MenuButton } from '#web/kit/menu-button.tsx'
import { tell } from '#web/kit/toasts.tsx'
import { useMay } from '#web/session.ts'
import { inFours } from '../partners/rules.ts'
import type { State } from './state-panels.tsx'

/** What may be done with the exchange as a whole. */
export function ExchangeActs({ state }: { state: State }) {
  const may = useMay()
  const [opened, setOpened] = useState<'join' | 'bring' | 'card' | null>(null)
  const prepare = useAct(call.exchange.packages.prepare, {
    done: '正在编制，编好以后出现在下面；没有变化的不编',
  })
  const look = useAct(call.exchange.look, { done: '正在查看收件文件夹' })
  const end = useAct(call.exchange.partners.end, { done: '已结束摆渡关系' })
  if (!may('exchange.prepare')) return null
  const { partner, openPackageId } = state
  const giveUp = async () => {
    const reason = await askReason({
      title: '结束摆渡关系',
      words: '没有放行的包作废，对方以后的包不再收下。以后要更换密钥才能重新登记。',
      danger: true,
      submit: '结束',
    })
    if (reason) await end.run({ reason })
  }
  return (
    <>
      {!partner && (
        <button type="button" className="button primary" onClick={() => setOpened('join')}>
          <Icon name="plus" />
          登记对方
        </button>
      )}
      {partner && (
        <>
          <button type="button" className="button" onClick={() => setOpened('bring')}>
            放入文件
          </button>
          <button type="button" className="button" disabled={look.busy} onClick={() => void look.run({})}>
            查看收件
          </button>
          <button
            type="button"
            className="button primary"
            disabled={prepare.busy || openPackageId !== null}
            onClick={() => void prepare.run({})}
          >
            编制摆渡包
          </button>
        </>
      )}
      <MenuButton
        items={[
          { key: 'card', label: '本方名片', onPick: () => setOpened('card') },
          ...(partner
            ? [{ key: 'end', label: '结束摆渡关系', danger: true, onPick: () => void giveUp() }]
            : []),
        ]}
      >
        更多
      </MenuButton>
      {opened === 'card' && <CardDialog state={state} onClose={() => setOpened(null)} />}
      {opened === 'join' && <JoinDialog onClose={() => setOpened(null)} />}
      {opened === 'bring' && <BringDialog onClose={() => setOpened(null)} />}
    </>
  )
}

/** What the other side pastes, and what is read aloud to it. */
function CardDialog({ state, onClose }: { state: State; onClose: () => void }) {
  const copy = async () => {
    await navigator.clipboard?.writeText(state.card)
    tell.done('已复制，请交给对方粘贴')
  }
  return (
    <Dialog
      open
      title="本方名片"
      onClose={onClose}
      foot={
        <button type="button" className="button primary" onClick={() => void copy()}>
          复制名片
        </button>
      }
    >
      <div className="stack exchange-card">
        <p>把这一行交给对方，在对方“登记对方”里粘贴。名片里只有公钥，不怕人看见，只怕被换掉：</p>
        <p className="text">
          <code>{state.card}</code>
        </p>
        <p>所以请当面或者打电话把指纹念给对方，由对方照着填：</p>
        <p className="text">
          <code>{inFours(state.fingerprint)}</code>
        </p>
      </div>
    </Dialog>
  )
}

const joinFields: Field[] = [
  { kind: 'text', name: 'name', label: '对方名称', required: true, placeholder: '例如：院外网平台' },
  {
    kind: 'words',
    name: 'card',
    label: '名片',
    required: true,
    rows: 4,
    hint: '从对方“摆渡”页面“更多—本方名片”复制。',
  },
  {
    kind: 'text',
    name: 'fingerprint',
    label: '指纹',
    required: true,
    hint: '当面或打电话请对方念，照着填，不要从名片推算；大小写、空格不计。',
  },
]

function JoinDialog({ onClose }: { onClose: () => void }) {
  const join = useAct(call.exchange.partners.join, { done: '已登记对方' })
  return (
    <FormDialog
      title="登记对方"
      fields={joinFields}
      submitWord="登记"
      notice="对方也要登记本方的名片，双方才能收下彼此的包。"
      onSubmit={({ name, card, fingerprint }) =>
        join.send({ name: String(name), card: String(card), fingerprint: String(fingerprint) })
      }
      onClose={onClose}
    />
  )
}

function BringDialog({ onClose }: { onClose: () => void }) {
  const bring = useAct(call.exchange.bring, { done: '已放入，正在检查，结果见下面的列表', after: onClose })
  return (
    <Dialog open title="放入带来的文件" onClose={onClose}>
      <FilePick
        accept=".age"
        words="选择对方交来的摆渡包"
        hint="以 .age 结尾，最大 200 MB；更大的请放进收件文件夹。签名、清单、内容都要核对，不合规定的整个不收。"
        busy={bring.busy}
        onPick={([file]) => file && void bring.run({ file })}
      />
    </Dialog>
  )
}
