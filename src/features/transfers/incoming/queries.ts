import type { Context } from '#platform/context.ts'

type Writer = Pick<Context, 'db'>

export type Newcomer = { id: number; name: string; employeeNo: string; membership: string; path: string }

/**
 * Somebody of the register by 工号 or by the key of the identity number, whatever the reach, held: who comes from
 * outside belongs to no branch yet.
 */
export const lockNewcomer = (
  { db }: Writer,
  who: { employeeNo: string } | { numberKey: Buffer },
): Promise<Newcomer | undefined> =>
  db
    .selectFrom('person')
    .$if('employeeNo' in who, (q) => q.where('employee_no', '=', 'employeeNo' in who ? who.employeeNo : ''))
    .$if('numberKey' in who, (q) =>
      q.where('identity_number_key', '=', 'numberKey' in who ? who.numberKey : Buffer.alloc(0)),
    )
    .select(['id', 'name', 'employee_no as employeeNo', 'membership', 'organization_path as path'])
    .forUpdate()
    .executeTakeFirst()

export const setScan = ({ db }: Writer, id: number, fileId: number) =>
  db.updateTable('transfer').set({ scan_file_id: fileId }).where('id', '=', id).execute()

export const scanOf = ({ db }: Writer, fileId: number) =>
  db
    .selectFrom('stored_file')
    .where('id', '=', fileId)
    .select(['name', 'type', 'digest'])
    .executeTakeFirstOrThrow()
