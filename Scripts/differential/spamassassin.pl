#!/usr/bin/perl
# Tells what SpamAssassin's stock rules raise on messages, without network, Bayes or anything learnt.
#
# usage: spamassassin.pl < PATHS > RESULTS
#
# PATHS has one file a line. Each line of RESULTS is an object with "path" and "symbols": the rules that hit, with their points in score
# set 0. Needs Debian's package spamassassin.
use strict;
use warnings;

use JSON::PP           ();
use Mail::SpamAssassin ();

my @learnt = qw(use_bayes bayes_auto_learn use_auto_welcomelist use_txrep);
my @remote = qw(use_razor2 use_pyzor use_dcc);
my $filter = Mail::SpamAssassin->new(
    {   local_tests_only   => 1,
        dont_copy_prefs    => 1,
        userprefs_filename => '/dev/null',
        post_config_text   => join "\n",
        (map {"$_ 0"} @learnt, @remote), 'skip_rbl_checks 1', 'skip_uribl_checks 1', '',
    }
);
$filter->init(0);

my $json = JSON::PP->new->utf8->canonical;
while (my $path = <STDIN>) {
    chomp $path;
    my $bytes = eval { slurp($path) };
    if (!defined $bytes) {
        warn $@;
        next;
    }
    my $message = $filter->parse($bytes, 0);
    my $verdict = $filter->check($message);
    my $points  = $verdict->get_names_of_tests_hit_with_scores_hash;
    $_ += 0 for values %$points;
    print $json->encode({ path => $path, symbols => $points }), "\n";
    $verdict->finish;
    $message->finish;
}

sub slurp {
    my ($path) = @_;
    open my $file, '<:raw', $path or die "$path: $!\n";
    local $/;
    return scalar <$file>;
}
