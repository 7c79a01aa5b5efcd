import type { DeskClient } from '#door/client.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Command } from './command.ts'
import { type Ask, folderOf } from './ask.ts'
import { refuseClosed, withDesk } from './desk.ts'
import { EXIT, UsageError, type ExitCode } from './failure.ts'
import { askNewPassphrase } from './passphrase.ts'

/**
 * First run of a folder. `--json`: `{folder, sealed, districtCode, office, shortName, operator, login, recoveryCode}`;
 * the code (null for a trial folder) is told this once, so it is printed before anything else can fail.
 */
export function init(command: Command & { name: 'init' }, ask: Ask): Promise<ExitCode> {
  return withDesk(ask, 'write', async (client, status) => {
    refuseClosed(status)
    if (status.state !== 'new') throw new Refusal('desk/already-founded')

    const { paper } = ask
    const district = await districtOf(client, command.district)
    const fields = {
      districtCode: district.code,
      officeName: command.office ?? `${district.nameZh}人才工作服务中心`,
      officeShortName: command.short ?? `${district.nameZh}人才办`,
      operatorName: command.operator ?? '管理员',
      login: ask.common.login ?? 'admin',
    }
    const terminal = { input: process.stdin, output: process.stderr }
    const passphrase = command.trial ? null : await askNewPassphrase(terminal, paper.sentences)
    const { recoveryCode } = await client.desk.found({ ...fields, passphrase })

    const { officeName: office, officeShortName: shortName, operatorName: operator, login, districtCode } = fields
    const folder = folderOf(ask)
    const { say } = paper.sentences
    paper.print({
      json: { folder, sealed: recoveryCode !== null, districtCode, office, shortName, operator, login, recoveryCode },
      text: [
        say('init.done', { folder, office, shortName, operator, login }),
        recoveryCode === null ? say('init.trial') : say('init.recoveryCode', { recoveryCode }),
      ].join('\n'),
    })
    if (command.demo) await paper.follow(say('init.demo'), await client.demo.fill({ withWork: true }))
    return EXIT.done
  })
}

/** By code, by full name in either language, or by a name's beginning that only one district has. */
async function districtOf(client: DeskClient, text: string): Promise<{ code: string; nameZh: string }> {
  const { districts } = await client.reference.districts({})
  const wanted = text.trim().toLowerCase()
  const exact = districts.filter((one) => [one.code, one.nameZh, one.nameEn.toLowerCase()].includes(wanted))
  const [found, ...others] = exact.length > 0 ? exact : districts.filter((one) => one.nameZh.startsWith(wanted))
  if (found === undefined) throw new Refusal('district/unknown', { districtCode: text })
  if (others.length > 0) {
    const names = [found, ...others].map((one) => `${one.nameZh} ${one.code}`)
    throw new UsageError('usage/district-ambiguous', { text, districts: names.join(', ') })
  }
  return found
}
