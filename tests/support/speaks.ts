import {join} from 'node:path';
import {generateChromeMessages, parseMessagesFile} from '@wxt-dev/i18n/build';
import {fakeBrowser} from 'wxt/testing/fake-browser';

type Messages = Readonly<Record<string, {readonly message: string} | undefined>>;

/** A language's texts, as the built extension carries them. */
export const messagesOf = async (language: string): Promise<Messages> =>
  generateChromeMessages(await parseMessagesFile(join(import.meta.dirname, `../../extension/locales/${language}.yml`)));

/** Lets the fake browser speak a language, such as `en` in `en-GB`, the way a real one answers getMessage. */
export async function speak(language: string, locale = language): Promise<void> {
  const messages = await messagesOf(language);
  fakeBrowser.i18n.getUILanguage = () => locale;
  fakeBrowser.i18n.getMessage = (key: string, substitutions: string | (string | number)[] = []) =>
    (messages[key]?.message ?? '').replace(/\$(\$|[1-9])/g, (_, sign: string) =>
      sign === '$' ? '$' : String([substitutions].flat()[Number(sign) - 1] ?? ''),
    );
}
