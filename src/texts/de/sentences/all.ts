import { byPeopleSentences } from './by-people'
import { changeSentences } from './changes'
import { deedSentences } from './deeds'
import { ldapSentences } from './ldap'
import { policySentences } from './policies'
import { postgresSentences } from './postgres'
import { providerRuleSentences } from './provider-rules'
import { ruleSentences } from './rules'
import { scimSentences } from './scim'
import { targetSentences } from './targets'

/** Every sentence of the layers below that people come to read. */
export const SENTENCES = {
  ...ruleSentences,
  ...providerRuleSentences,
  ...policySentences,
  ...changeSentences,
  ...targetSentences,
  ...postgresSentences,
  ...ldapSentences,
  ...scimSentences,
  ...byPeopleSentences,
  ...deedSentences,
}
