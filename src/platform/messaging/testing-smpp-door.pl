#!/usr/bin/perl
# The door by which an SMPP client reaches a Kannel: Debian's Kannel is itself a client of message centres and has no
# such door. Net::SMPP speaks the wire, Kannel takes, keeps, tells and repeats; here one is only handed to the other.
#
#   testing-smpp-door.pl SMPP-PORT HTTP-PORT SENDSMS-PORT PASSWORD
use strict;
use warnings;
use HTTP::Tiny;
use IO::Select;
use IO::Socket::INET;
use Net::SMPP;

$SIG{PIPE} = 'IGNORE';
my ( $smpp_port, $http_port, $sendsms_port, $password ) = @ARGV;
my $doors  = Net::SMPP->new_listen( '127.0.0.1', port => $smpp_port ) or die "no SMPP port: $!";
my $calls  = IO::Socket::INET->new( LocalAddr => '127.0.0.1', LocalPort => $http_port, Listen => 20, ReuseAddr => 1 )
  or die "no HTTP port: $!";
my $select = IO::Select->new( $doors, $calls );
my $kannel = HTTP::Tiny->new( timeout => 5 );
my ( $client, $is_bound ) = ( undef, 0 );
my ( $messages, $sequence ) = ( 0, 0 );
my %waiting;    # what the client was told and has not answered: sequence => Kannel's call

while ( my @ready = $select->can_read ) {
    for my $handle (@ready) {
        if    ( $handle == $doors ) { take_in( $doors->accept ) }
        elsif ( $handle == $calls ) { answer_call( $calls->accept ) }
        elsif ( $client && $handle == $client ) { hear_client() }
    }
}

# One client at a time: a new one takes the place of the old.
sub take_in {
    leave() if $client;
    $client = shift;
    $select->add($client);
}

# What was not answered was not taken: Kannel tells it again.
sub leave {
    $select->remove($client);
    close $client;
    ( $client, $is_bound ) = ( undef, 0 );
    close $_ for values %waiting;
    %waiting = ();
}

sub hear_client {
    my $pdu = $client->read_pdu or return leave();
    my $cmd = $pdu->cmd;
    if ( $cmd == Net::SMPP::CMD_bind_transceiver ) {
        $is_bound = $pdu->{password} eq $password;
        $client->bind_transceiver_resp( seq => $pdu->seq, status => $is_bound ? 0 : 14, system_id => 'kannel' );
    }
    elsif ( $cmd == Net::SMPP::CMD_submit_sm )    { submit($pdu) }
    elsif ( $cmd == Net::SMPP::CMD_enquire_link ) { $client->enquire_link_resp( seq => $pdu->seq ) }
    elsif ( $cmd == Net::SMPP::CMD_unbind )       { $client->unbind_resp( seq => $pdu->seq ); leave() }
    elsif ( $cmd == Net::SMPP::CMD_deliver_sm_resp ) {
        my $call = delete $waiting{ $pdu->seq };
        taken($call) if $call && $pdu->status == 0;
    }
}

# A message for a phone: Kannel is asked to send it and to tell what became of it.
sub submit {
    my $pdu  = shift;
    my $id   = sprintf '%08x-%d', time, ++$messages;
    my $text = $pdu->{short_message};
    my %asked = (
        username   => 'door',
        password   => $password,
        from       => $pdu->{source_addr},
        to         => $pdu->{destination_addr},
        coding     => $pdu->{data_coding} == 8 ? 2 : 0,
        'dlr-mask' => 1 | 2 | 16,
        'dlr-url'  => "http://127.0.0.1:$http_port/receipt?id=$id&type=%d&from=%p&to=%P",
    );
    $asked{udh} = substr $text, 0, 1 + ord $text, '' if $pdu->{esm_class} & 0x40;
    $asked{text} = $text;
    my $query = join '&', map { "$_=" . escaped( $asked{$_} ) } sort keys %asked;
    my $told  = $kannel->get("http://127.0.0.1:$sendsms_port/cgi-bin/sendsms?$query");
    $client->submit_sm_resp( seq => $pdu->seq, status => $told->{success} ? 0 : 8, message_id => $id );
}

# Kannel tells of a receipt or of a message from a phone; it hears that it was taken once the client has said so.
sub answer_call {
    my $call = shift or return;
    my $line = <$call> // '';
    while ( defined( my $head = <$call> ) ) { last if $head =~ /^\r?$/ }
    my ( $what, $query ) = $line =~ m{^GET /(receipt|reply)\?(\S*)} or return taken($call);
    my %told = map { my ( $name, $value ) = split /=/, $_, 2; ( $name, unescaped($value) ) } split /&/, $query;
    return if !$is_bound;
    my %said = $what eq 'receipt' ? receipt( \%told ) : (
        data_coding => $told{coding} == 2 ? 8 : 0,
        short_message => $told{text},
    );
    $waiting{ ++$sequence } = $call;
    $client->deliver_sm( source_addr => $told{from}, destination_addr => $told{to}, %said, async => 1, seq => $sequence );
}

sub receipt {
    my $told  = shift;
    my $state = { 1 => 'DELIVRD', 2 => 'UNDELIV', 16 => 'REJECTD' }->{ $told->{type} } // 'UNKNOWN';
    return ( esm_class => 4, short_message => "id:$told->{id} sub:001 dlvrd:001 stat:$state err:000 text:" );
}

# A call that is closed without this has failed, and Kannel makes it again after a second.
sub taken {
    my $call = shift;
    print {$call} "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n";
    close $call;
}

sub escaped   { ( my $text = shift ) =~ s/([^A-Za-z0-9._-])/sprintf '%%%02X', ord $1/ge; return $text }
sub unescaped { ( my $text = shift // '' ) =~ tr/+/ /; $text =~ s/%([0-9A-Fa-f]{2})/chr hex $1/ge; return $text }
