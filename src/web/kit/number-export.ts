import { call, fileAddress } from '../call.ts'
import { askReason } from './confirm.tsx'
import { tell } from './toasts.tsx'

export type Wanted = Parameters<typeof call.numberExports.ask>[0]['wanted']

/**
 * Asks for a table with whole numbers, for a reason: the address of the file, or null when it waits for a second person,
 * which is told.
 */
export async function numbersFor(wanted: Wanted, reason: string): Promise<string | null> {
  const { id, people, state } = await call.numberExports.ask({ wanted, reason })
  if (state === 'ready') return fileAddress(`/number-exports/${id}/file`)
  tell.note(`共 ${people} 人，须由另一位同志审批。同意后会告诉您，再到“号码导出”里下载。`)
  return null
}

/** The same, asking for the reason first; null also when the person turned back, or was refused. */
export async function askNumbers(title: string, wanted: Wanted): Promise<string | null> {
  const reason = await askReason({
    title,
    words:
      '文件里的证件号码和手机号码不再遮挡，请妥善保管。谁、何时、为什么导出，会留在审计记录里；人数较多的，须由另一位同志审批。',
    submit: '导出',
  })
  if (reason === null) return null
  return numbersFor(wanted, reason).catch((error: unknown) => {
    tell.refused(error)
    return null
  })
}
