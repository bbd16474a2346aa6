import { addDays } from '#basics/days.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { tell } from '#web/kit/toasts.tsx'
import { today } from '#web/kit/today.ts'
import { lastDay } from '../links/rules.ts'

const usualDays = 180

export type MadeLink = Awaited<ReturnType<typeof call.screens.links.make>>

/** Asks where the screen hangs and until when. */
export function LinkDialog({
  screenId,
  onMade,
  onClose,
}: {
  screenId: number
  onMade: (made: MadeLink) => void
  onClose: () => void
}) {
  const make = useAct(call.screens.links.make, { after: onMade })
  const fields: Field[] = [
    {
      kind: 'text',
      name: 'place',
      label: '展示地点',
      required: true,
      maximum: 40,
      placeholder: '一楼大厅东侧',
    },
    {
      kind: 'day',
      name: 'untilOn',
      label: '有效期至',
      required: true,
      from: today(),
      until: lastDay(today()),
    },
  ]
  return (
    <FormDialog
      title="开通展示链接"
      fields={fields}
      start={{ untilOn: addDays(today(), usualDays) }}
      notice="打开链接不用登录，只显示这个大屏的合计数，不能看名单；人数少于 5 的显示为“少于5”。"
      submitWord="开通"
      onSubmit={({ place, untilOn }) =>
        make.send({ id: screenId, place: String(place), untilOn: String(untilOn) })
      }
      onClose={onClose}
    />
  )
}

/** The address of a link, this once. */
export function LinkAddress({ made: { address, link }, onClose }: { made: MadeLink; onClose: () => void }) {
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => tell.done('链接地址已复制'),
      () => tell.note('没有复制成功，请选中地址后手工复制'),
    )
  return (
    <Dialog
      open
      title="展示链接已开通"
      onClose={onClose}
      foot={
        <>
          <button type="button" className="button" onClick={() => void copy()}>
            复制地址
          </button>
          <button type="button" className="button primary" onClick={onClose}>
            我已保存
          </button>
        </>
      }
    >
      <p>
        “{link.screenTitle}”在“{link.place}”的展示链接如下。<b>地址只显示这一次</b>
        ，请现在在屏幕上打开或保存好；丢失后请停用并另开。
      </p>
      <input
        className="input screen-address"
        readOnly
        aria-label="链接地址"
        value={address}
        onFocus={(event) => event.target.select()}
      />
    </Dialog>
  )
}
