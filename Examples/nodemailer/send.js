'use strict';

// Sends two messages, one of which should not go out: node send.js SMTP-PORT URL [hold|send]
const { Readable } = require('stream');
const nodemailer = require('nodemailer');
const spamlint = require('./spamlint');

const [port, url, onError] = process.argv.slice(2);
const transporter = nodemailer.createTransport({ host: '127.0.0.1', port: Number(port), ignoreTLS: true });
transporter.use('stream', spamlint({ url, onError }));

async function send(text) {
    try {
        await transporter.sendMail({
            from: 'Shop <orders@shop.example>',
            to: 'reader@mail.example',
            subject: 'Your order 4711',
            text,
            attachments: [{ filename: 'order.txt', content: Readable.from(['One tent, green.\n']) }],
        });
        console.log('sent');
    } catch (error) {
        console.log(`${error.code}: ${error.message}`);
    }
}

async function main() {
    await send('Your tent left our store this morning.');
    await send('Dear {{first_name}}, your tent left our store this morning.');
    transporter.close();
}

main();
