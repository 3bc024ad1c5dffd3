import { useMemo } from 'react';
import { useSession } from '#data/session-context.ts';
import { RULE_FILE_NAME, ruleFile } from '#rules/rule-file.ts';
import { ruleFileText } from '#rules/rule-file-text.ts';
import { Button } from '#ui/button.tsx';
import { CodeBlock } from '#ui/code-block.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { downloadFile } from '#ui/download-file.ts';
import { Section } from '#ui/section.tsx';

/** The targets as rules for Prometheus: to look at, to copy, to save. */
export function RulesSection() {
  const { config } = useSession();
  const text = useMemo(
    () => ruleFileText(ruleFile(config, { page: window.location.origin + window.location.pathname })),
    [config],
  );
  return (
    <Section
      title="Rules for Prometheus"
      lead="Recording rules make 30 and 90 days cost one sample; Pillars reads them where they exist. The alerts tell when a target or an error budget fails."
      actions={
        <Button
          onClick={() => downloadFile({ name: RULE_FILE_NAME, type: 'application/yaml', content: text })}
        >
          Save {RULE_FILE_NAME}
        </Button>
      }
    >
      <Disclosure summary={`Show ${RULE_FILE_NAME}`}>
        <CodeBlock code={text} what="rules" />
      </Disclosure>
    </Section>
  );
}
