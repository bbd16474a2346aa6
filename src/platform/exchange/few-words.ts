import { armor, Decrypter, Encrypter } from 'age-encryption'
import { Refusal } from '../errors.ts'
import type { Card } from './card.ts'
import type { ExchangeKeys } from './keys.ts'

/** Few words sealed to one side, in age's text form. */
export async function sealText(text: string, { boxKey }: Card): Promise<string> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(boxKey)
  return armor.encode(await encrypter.encrypt(text))
}

/** What was sealed so to us. @throws Refusal package-not-ours */
export async function openText(sealed: string, { box }: ExchangeKeys): Promise<string> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(box)
  return Promise.resolve()
    .then(() => decrypter.decrypt(armor.decode(sealed), 'text'))
    .catch(() => {
      throw new Refusal('forbidden', 'package-not-ours')
    })
}
