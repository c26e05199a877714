'use strict';

/** What `spamlint` itself refuses: five points, or a finding that is an error. */
function refuses(report) {
    return report.verdict === 'fail' || report.findings.some(finding => finding.severity === 'error');
}

/** The weightiest finding, errors first, in words. */
function reason(report) {
    const weight = finding => (finding.severity === 'error' ? 1000 : 0) + finding.points;
    const [first] = [...report.findings].sort((one, other) => weight(other) - weight(one));
    return first ? `${first.message} [${first.rule}]` : `score ${report.score}`;
}

function failure(code, message, details) {
    return Object.assign(new Error(message), { code, ...details });
}

/**
 * A plugin for Nodemailer: each message is judged by spamlintd's HTTP door before it is sent, and what is sent is what was judged.
 *
 *     transporter.use('stream', spamlint({ url: 'http://127.0.0.1:8025' }));
 *
 * ('stream' is the step in which the message is there as bytes.) A message that is refused fails with the code ESPAMLINT, and `report` says
 * why. One that cannot be judged fails with ESPAMLINTAWAY, to be sent later; with `onError: 'send'` it is sent.
 */
function spamlint({ url = 'http://127.0.0.1:8025', token, timeout = 15000, onError = 'hold', refuse = refuses } = {}) {
    const headers = { 'Content-Type': 'message/rfc822', Accept: 'application/json' };
    if (token) {
        headers.Authorization = `Bearer ${token}`;
    }

    async function report(bytes) {
        const answer = await fetch(new URL('/v1/lint', url), { method: 'POST', headers, body: bytes, signal: AbortSignal.timeout(timeout) });
        if (!answer.ok) {
            throw new Error(`status ${answer.status}: ${(await answer.text()).trim()}`);
        }
        return (await answer.json())[0];
    }

    return async (mail, callback) => {
        let error = null;
        try {
            const bytes = await mail.message.build();
            // An attachment that is a stream can be read once.
            mail.message.setRaw(bytes);
            try {
                const told = await report(bytes);
                if (refuse(told)) {
                    error = failure('ESPAMLINT', `not sent: ${reason(told)}`, { report: told });
                }
            } catch (cause) {
                if (onError !== 'send') {
                    error = failure('ESPAMLINTAWAY', `not judged: ${cause.message}`, { cause });
                }
            }
        } catch (cause) {
            error = cause;
        }
        callback(error);
    };
}

module.exports = spamlint;
